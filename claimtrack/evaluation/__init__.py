"""What stands, and why: verdicts, accounts, strengths, and what evidence tells apart."""
