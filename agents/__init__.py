"""The specialists: planner, readers of facts and passages, writers, verifier, and the model seam."""
