using System.Globalization;
using Decnet.Bench.Reporting;

namespace Decnet.Bench.Operator;

/// <summary>The rounds of one run: convergence for each size, bare client and operator in turn; then life with the largest size.</summary>
internal sealed class OperatorRun(BenchOptions options)
{
    private readonly IReadOnlyList<int> _sizes = options.Deckies.Count > 0 ? options.Deckies : options.Quick ? [30] : [100, 500, 1000];
    private readonly int _rounds = options.Rounds ?? (options.Quick ? 1 : 3);
    private readonly Row _bare = new("bare client");
    private readonly Row _operator = new("operator");
    private readonly List<string> _faults = [];

    /// <summary>Where the keys are waited for; with more of them a run would measure little else.</summary>
    private int KeyedSize => _sizes.Min() <= 100 ? _sizes.Min() : 0;

    public async Task<Report> MeasureAsync()
    {
        if (options.Operator is not { } program)
            return Report("no operator was given: --operator FILE");

        var settings = new Stage(program);
        var bodies = await Recording.TakeAsync(settings);
        if (Wanted("converge"))
            await ConvergeAsync(settings, bodies);
        if (Wanted("edits") || Wanted("idle"))
            await LiveAsync(settings, bodies, _sizes.Max());
        return Report(null);
    }

    private async Task ConvergeAsync(Stage stage, Recording bodies)
    {
        for (var round = 0; round < _rounds; round++)
        {
            foreach (var size in _sizes)
            {
                Console.Error.WriteLine($"round {round + 1} of {_rounds}: {size} Deckies");
                _bare.Add($"n{size}", await Convergence.OfBareClientAsync(bodies, size));
                (await Convergence.OfOperatorAsync(stage, size, keys: size == KeyedSize)).AddTo(_operator, size);
            }
        }
    }

    private async Task LiveAsync(Stage stage, Recording bodies, int size)
    {
        Console.Error.WriteLine($"life with {size} Deckies");
        await using var life = await Life.BeginAsync(stage, bodies, size);
        if (Wanted("edits"))
            await life.EditAsync(options.Quick ? 100 : 1000, _operator);
        _operator.Add("mb", life.ResidentMegabytes);
        if (Wanted("idle"))
            await life.IdleAsync(TimeSpan.FromSeconds(options.Seconds ?? (options.Quick ? 20 : 300)), _operator);
    }

    private bool Wanted(string part) => options.Only.Count == 0 || options.Only.Contains(part);

    private Report Report(string? fault)
    {
        Metric[] metrics =
        [
            .. _sizes.Select(size => new Metric($"n{size}", $"{size} s", "0.00", Compared: true)),
            .. _sizes.Where(size => size == KeyedSize).Select(size => new Metric($"keys{size}", $"keys {size} s", "0.0", Compared: false)),
            new("requests", "req/Decky", "0.0", Compared: false),
            new("e50", "edit p50 ms", "0.0", Compared: false), new("e99", "edit p99 ms", "0.0", Compared: false),
            new("r99", "reconcile p99 ms", "0.0", Compared: false), new("mb", "MB", "0.0", Compared: false),
            new("idle", "idle req/s", "0.000", Compared: false),
        ];
        var setting = string.Create(
            CultureInfo.InvariantCulture, $"operator: {Environment.ProcessorCount} processors, median of {_rounds} rounds, API server and etcd on the same machine");
        return new Report("operator", setting, metrics, [_bare, _operator]) { Faults = fault is null ? _faults : [fault, .. _faults] };
    }
}
