"""What a duty leaves open: interval, period, method, actor, recipient, deadline, record, discretion."""
