"""The order of work, as LangGraph workflows."""
