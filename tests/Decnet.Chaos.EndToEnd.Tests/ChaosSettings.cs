using System.Globalization;

namespace Decnet.Chaos.EndToEnd.Tests;

/// <summary>How long, and by which dice.</summary>
internal sealed record ChaosSettings(TimeSpan Length, int Seed)
{
    private static readonly TimeSpan Short = TimeSpan.FromMinutes(2);

    public static ChaosSettings Read() => new(
        Number("DECNET_CHAOS_SECONDS") is { } seconds ? TimeSpan.FromSeconds(seconds) : Short,
        Number("DECNET_CHAOS_SEED") ?? Environment.TickCount);

    private static int? Number(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : null;
}
