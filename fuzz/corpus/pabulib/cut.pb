META
key;value
budget;10
PROJ