namespace Decnet.Bench;

internal static class Usage
{
    public static void Print(TextWriter to)
    {
        to.WriteLine(
            """
            usage: Decnet.Bench [NAME…] [options]        without a name, every benchmark

              --rounds N       interleaved rounds
              --quick          a short look; its figures don't count
              --json FILE      also write every round's figures as JSON
              --peers A,B      only these peers (the base is always measured)
              --only X,Y       only these parts (recorder: start-up, keys, text, idle; operator: converge, edits, idle)
              --sessrec FILE   the recorder binary (hack/bench builds and passes it)
              --bus FILE       the bus server (hack/bench builds and passes it)
              --bus-peers DIR  where the packages of its peers were unpacked (default: installed ones)
              --webhook FILE   the webhook worker (hack/bench publishes and passes it)
              --webhook-peers DIR  where nginx and the Go client are (hack/bench unpacks, builds and passes them)
              --operator FILE  the operator's program (hack/bench publishes and passes it)
              --deckies N,M    how many Deckies (operator)
              --seconds N      how long the idle world is watched (operator), how long ours is flooded at the end (bus)
              --megabytes N    text in a bulk run, 10^6 bytes
              --dir DIR        where recordings go (default: the temporary directory)

            Exit status: 0; 1 when a peer is missing or a run gave no or wrong data; 2 for a wrong command line.
            """);
        foreach (var benchmark in Registry.All)
        {
            to.WriteLine();
            to.WriteLine($"{benchmark.Name}:");
            to.WriteLine(benchmark.Method);
        }
    }
}
