"""What people look at: charts. Nothing below imports it."""
