namespace Decnet.Cli.Attackers;

/// <summary>An attacker with his way through the deckies, oldest first.</summary>
internal sealed record AttackerPage(AttackerView Attacker, IReadOnlyList<TimelineView> Timeline)
{
    public static AttackerPage Join(IReadOnlyList<AttackerPage> parts) =>
        new(AttackerView.Join(parts.Select(part => part.Attacker)), [.. parts.SelectMany(part => part.Timeline).OrderBy(entry => entry.At)]);
}
