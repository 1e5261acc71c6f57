namespace Decnet.Bench;

/// <summary>What the command line says. Defaults give the counted run.</summary>
internal sealed record BenchOptions
{
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Interleaved rounds; null leaves it to the benchmark (and to <see cref="Quick"/>).</summary>
    public int? Rounds { get; init; }

    /// <summary>Small enough to look at while working; its figures don't count.</summary>
    public bool Quick { get; init; }

    public string? JsonFile { get; init; }

    public bool Help { get; init; }

    /// <summary>Only these peers (the base is always measured).</summary>
    public IReadOnlyList<string> Peers { get; init; } = [];

    /// <summary>Only these parts of a benchmark.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>The recorder binary under test.</summary>
    public string? SessRec { get; init; }

    /// <summary>The bus server under test.</summary>
    public string? Bus { get; init; }

    /// <summary>Where the packages of the bus' peers were unpacked; null takes what is installed.</summary>
    public string? BusPeers { get; init; }

    /// <summary>The webhook worker with its subscriptions from files, published as its image holds it.</summary>
    public string? Webhook { get; init; }

    /// <summary>Where the webhooks' peers are: nginx unpacked, and the Go client.</summary>
    public string? WebhookPeers { get; init; }

    /// <summary>The operator's program as its image holds it.</summary>
    public string? Operator { get; init; }

    /// <summary>Numbers of Deckies; empty leaves them to the benchmark.</summary>
    public IReadOnlyList<int> Deckies { get; init; } = [];

    /// <summary>How long an idle world is watched; null leaves it to the benchmark.</summary>
    public int? Seconds { get; init; }

    /// <summary>Text a bulk run pushes through, in 10^6 bytes; null leaves it to the benchmark.</summary>
    public int? Megabytes { get; init; }

    /// <summary>Where recordings are written; the file system takes part in the figures.</summary>
    public string Directory { get; init; } = Path.GetTempPath();

    /// <exception cref="FormatException">The arguments make no sense; the message says which.</exception>
    public static BenchOptions Parse(IEnumerable<string> arguments)
    {
        var rest = new Queue<string>(arguments);
        var options = new BenchOptions();
        while (rest.TryDequeue(out var argument))
        {
            options = argument switch
            {
                "--help" or "-h" => options with { Help = true },
                "--quick" => options with { Quick = true },
                "--rounds" => options with { Rounds = Positive(argument, rest) },
                "--megabytes" => options with { Megabytes = Positive(argument, rest) },
                "--json" => options with { JsonFile = Value(argument, rest) },
                "--sessrec" => options with { SessRec = Value(argument, rest) },
                "--bus" => options with { Bus = Value(argument, rest) },
                "--bus-peers" => options with { BusPeers = Value(argument, rest) },
                "--webhook" => options with { Webhook = Value(argument, rest) },
                "--webhook-peers" => options with { WebhookPeers = Value(argument, rest) },
                "--operator" => options with { Operator = Value(argument, rest) },
                "--deckies" => options with { Deckies = [.. Value(argument, rest).Split(',').Select(number => Number(argument, number))] },
                "--seconds" => options with { Seconds = Positive(argument, rest) },
                "--peers" => options with { Peers = Value(argument, rest).Split(',') },
                "--only" => options with { Only = Value(argument, rest).Split(',') },
                "--dir" => options with { Directory = Value(argument, rest) },
                _ when argument.StartsWith('-') => throw new FormatException($"unknown option {argument}"),
                _ => options with { Names = [.. options.Names, argument] },
            };
        }

        return options;
    }

    private static string Value(string option, Queue<string> rest) =>
        rest.TryDequeue(out var value) ? value : throw new FormatException($"{option} needs a value");

    private static int Positive(string option, Queue<string> rest) => Number(option, Value(option, rest));

    private static int Number(string option, string value) =>
        int.TryParse(value, out var number) && number > 0
            ? number
            : throw new FormatException($"{option} needs a number above 0");
}
