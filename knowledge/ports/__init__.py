"""The seams: what the rest of Koers needs from stores and embedders, whatever stands behind them."""

from knowledge.ports.alerts import AlertChanges, AlertStore, KeptAlerts
from knowledge.ports.briefings import BriefingStore, KeptBriefing
from knowledge.ports.citations import CitationStore, Statement
from knowledge.ports.documents import DocumentStore, Lookup, Pending, Placed
from knowledge.ports.evals import EvalRow, EvalStore, KeptEval
from knowledge.ports.links import LinkStore
from knowledge.ports.outbox import Claimed, Dead, Outbox, Outgoing, Told
from knowledge.ports.portfolio import PortfolioStore
from knowledge.ports.ratings import RatingStore
from knowledge.ports.roadmaps import KeptRoadmap, RoadmapStore
from knowledge.ports.threads import ThreadStore, Turn
from knowledge.ports.usage import Limits, UsageStore
from knowledge.ports.vectors import Embedder, Vectors, VectorStore

__all__ = [
    "AlertChanges",
    "AlertStore",
    "BriefingStore",
    "CitationStore",
    "Claimed",
    "Dead",
    "DocumentStore",
    "Embedder",
    "EvalRow",
    "EvalStore",
    "KeptAlerts",
    "KeptBriefing",
    "KeptEval",
    "KeptRoadmap",
    "Limits",
    "LinkStore",
    "Lookup",
    "Outbox",
    "Outgoing",
    "Pending",
    "Placed",
    "PortfolioStore",
    "RatingStore",
    "RoadmapStore",
    "Statement",
    "ThreadStore",
    "Told",
    "Turn",
    "UsageStore",
    "VectorStore",
    "Vectors",
]
