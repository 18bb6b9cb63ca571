"""Who is measured: a person in one workspace of the crowd, and one in all of them."""

IN_ONE, IN_ALL = "in-one@elo.example", "in-all@elo.example"
