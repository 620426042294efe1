"""Weighted shortest job first (Reinertsen; SAFe): what waiting costs, divided by the size of the job."""

from knowledge.scoring.table import Numbers, Table, columns, size


def wsjf(table: Table, _: Numbers) -> Numbers:
    """(business value + time criticality + opportunity enablement) / job size, … × n scores from 0.6 to 15.

    Impact is the value, urgency the time criticality, what it makes possible the opportunity, and the lack of
    feasibility the size; feasibility enters there only. The method has no weights.
    """
    impact, feasibility, urgency = columns(table.values)
    scores: Numbers = (impact + urgency + table.opportunity) / size(feasibility)
    return scores
