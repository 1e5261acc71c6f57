using System.Net;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Checking;

/// <summary>Reads the settings that say how conditions are proved and how long changes wait.</summary>
internal static class ProofSettingsCheck
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    public static ProofSettings Read(DeckySettings settings, List<string> errors)
    {
        var texts = settings.ProofTargets.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        errors.AddRange(texts.Where(text => ProofTarget.Parse(text) is null)
            .Select(text => $"--proof-targets: '{text}' is not label=address:port with an IP address"));
        return new()
        {
            Targets = [.. texts.Select(ProofTarget.Parse).OfType<ProofTarget>()],
            OtherPod = IPAddress.TryParse(settings.PodAddress, out var own) ? new("another pod", new(own, settings.HttpPort)) : null,
            Interval = Interval(settings.ProofInterval, errors),
            SourceAddress = settings.ProofSourceAddress,
            NodeAddress = settings.NodeAddress,
        };
    }

    public static TimeSpan SessionGrace(DeckySettings settings, List<string> errors)
    {
        if (Duration.Parse(settings.SessionGrace) is { } grace && grace <= Longest)
            return grace;

        errors.Add($"--session-grace: '{settings.SessionGrace}' is no time such as 10m, at most 24h");
        return TimeSpan.Zero;
    }

    private static TimeSpan Interval(string text, List<string> errors)
    {
        if (Duration.Parse(text) is { } interval && (interval == TimeSpan.Zero || interval >= Shortest))
            return interval;

        errors.Add($"--proof-interval: '{text}' is no time such as 1h, at least 10s, or 0 for never");
        return TimeSpan.Zero;
    }
}
