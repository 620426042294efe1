"""What is measured of answers, retrieval, findings and ratings: one metric a file, all pure."""
