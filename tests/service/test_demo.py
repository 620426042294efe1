import json

import pytest

from knowledge.sample.load import SAMPLE_TODAY
from service.demo import QUESTIONS
from tests.service.test_cli import koers, result


def test_the_demo_loads_the_sample_and_answers_its_questions_with_evidence() -> None:
    told = result("demo")
    assert [answer["question"] for answer in told["answers"]] == [question for _, question in QUESTIONS]
    for answer in told["answers"]:
        offered = {each["id"] for each in answer["evidence"]}
        assert answer["as_of"] == SAMPLE_TODAY.isoformat()
        assert answer["claims"] or answer["missing"], answer["question"]
        assert all(claim["evidence"] and set(claim["evidence"]) <= offered for claim in answer["claims"])


@pytest.mark.slow
def test_the_demo_again_adds_nothing_and_says_how_to_go_on() -> None:
    first = result("demo", "--lang", "nl")
    before = result("use-cases", "--as-of", SAMPLE_TODAY.isoformat())
    done = koers("demo", "--lang", "nl")
    assert done.exit_code == 0, done.output
    assert "Waar dit op rust" in done.stdout
    assert "Verder:" in done.stdout
    assert "--as-of 2026-11-02" in done.stdout
    assert result("use-cases", "--as-of", SAMPLE_TODAY.isoformat()) == before
    assert len(before["items"]) == first["loaded"]["use_cases"]
    assert all(answer["language"] == "nl" for answer in first["answers"])
    drafted = first["briefing"]
    assert (drafted["state"], drafted["language"], drafted["period"]["to"]) == ("draft", "nl", "2026-10-31")
    assert drafted["sections"][0]["claims"][0]["text"] in " ".join(done.stdout.split())
    assert "briefing demo-nl show" in done.stdout
    assert [each["id"] for each in result("briefings")["items"]] == ["demo-nl"]


@pytest.mark.parametrize("own", ["portfolio", "document"])
def test_the_demo_does_not_mix_with_data_of_your_own(own: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    place = tmp_path_factory.mktemp("own")
    (place / "own.csv").write_text("title,team,stage\nRoosters,Planning,pilot\n")
    (place / "own.md").write_text("# Eigen\n\nEigen tekst.")
    assert koers(*(("import", str(place / "own.csv")) if own == "portfolio" else ("ingest", str(place)))).exit_code == 0
    before = koers("use-cases", "--json").stdout
    done = koers("demo", "--json")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "koers demo --home" in done.stderr
    assert json.loads(koers("use-cases", "--json").stdout) == json.loads(before)
