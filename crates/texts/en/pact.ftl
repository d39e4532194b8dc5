# Start, goals, themes, agreements.
start-title = More well-trained technicians, together
start-lead = In the Techniekpact government, education and business agreed on twelve goals. Here you see what was agreed, who does it and whether it works.
goals-title = Twelve goals
goals-lead = What the parties want to reach together, from primary school to work. With each goal come the agreements, the parties and the figures.
goals-targets = { $n ->
    [one] { $n } target
   *[other] { $n } targets
 }
goals-indicators = { $n ->
    [one] { $n } indicator
   *[other] { $n } indicators
 }
goal-no-target-short = no measurable target
