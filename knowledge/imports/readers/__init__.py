"""Portfolio files as tables of cells with the row numbers that people see: CSV, XLSX and JSON."""
