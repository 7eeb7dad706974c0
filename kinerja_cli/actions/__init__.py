"""The verbs without a terminal: values in, one frozen result out."""
