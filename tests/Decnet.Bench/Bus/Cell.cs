using System.Globalization;
using Decnet.Bench.Reporting;

namespace Decnet.Bench.Bus;

/// <summary>One flood: how many frames a write, readers, and the bystanders that should cost nothing.</summary>
internal sealed record Cell(Metric Metric, int FramesPerWrite, int Readers, int Stalled = 0, int Idle = 0)
{
    /// <summary>Events in flight at most: no broker's queue need overflow, and nothing may be lost.</summary>
    private const int Window = 1024;

    public static Cell One { get; } = new(new Metric("one32", "1:1 ×32 k/s", "0", Compared: true), 32, 1);

    public static IReadOnlyList<Cell> All { get; } =
    [
        One,
        new(new Metric("one1", "1:1 ×1 k/s", "0", Compared: true), 1, 1),
        new(new Metric("ten32", "1:10 ×32 k/s", "0", Compared: true), 32, 10),
        new(new Metric("ten1", "1:10 ×1 k/s", "0", Compared: true), 1, 10),
        new(new Metric("stalled", "stalled %", "0", Compared: false), 32, 1, Stalled: 1),
        new(new Metric("idle", "100 idle %", "0", Compared: false), 32, 1, Idle: 100),
    ];

    /// <summary>Whether the figure is a share of the same round's <see cref="One"/>.</summary>
    public bool IsShare => Stalled + Idle > 0;

    public IEnumerable<string> Arguments(double seconds) =>
    [
        seconds.ToString(CultureInfo.InvariantCulture), $"{FramesPerWrite}", $"{Readers}", $"{Window}", $"{Stalled}", $"{Idle}",
    ];
}
