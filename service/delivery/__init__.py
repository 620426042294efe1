"""What Koers tells people by itself: messages to a webhook, Slack, Teams, mail and the like."""
