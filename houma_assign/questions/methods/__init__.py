"""The methods behind the questions, under the names that they have in the field."""
