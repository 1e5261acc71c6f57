namespace Decnet.Bench.Recorder;

internal static class Peers
{
    /// <summary>All contestants; the base first, because every ratio is against it.</summary>
    public static IReadOnlyList<IPeer> All(Programs programs, string? sessRec) =>
    [
        new BarePty(),
        new Relay(programs.Relay),
        new SessRec(sessRec),
        new Typescript(),
        new Tlog(),
        new Asciinema(),
    ];
}
