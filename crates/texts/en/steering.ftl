# Steering: signals, meetings, decisions, questions, amendments.
steering-signal-of = { $what }: { $name }
steering-mail-review-subject = Looking back on decision { $number }
steering-mail-review-body = Dear reader,

    For decision { $number }, "{ $title }", the day to look back has come. Was its aim reached? You can read the decision and give your judgement on this page:

    { $address }

    What you write stays with the decision.
