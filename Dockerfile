FROM python:3.12-slim AS build
WORKDIR /src
RUN pip install --no-cache-dir uv
COPY pyproject.toml constraints.txt README.md LICENSE NOTICE ./
COPY service service
COPY evals evals
COPY graphs graphs
COPY agents agents
COPY knowledge knowledge
RUN uv venv /opt/koers && uv pip install --python /opt/koers/bin/python -c constraints.txt .

FROM python:3.12-slim
RUN useradd --create-home --uid 10001 koers && install -d -o koers /data
COPY --from=build /opt/koers /opt/koers
ENV PATH=/opt/koers/bin:$PATH KOERS_HOME=/data PYTHONUNBUFFERED=1
USER koers
WORKDIR /data
VOLUME /data
ENTRYPOINT ["koers"]
CMD ["serve"]
