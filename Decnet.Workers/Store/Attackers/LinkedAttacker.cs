namespace Decnet.Store.Attackers;

/// <summary>An attacker whose sessions or credentials have just been linked.</summary>
/// <param name="IsNew">Seen for the first time.</param>
public sealed record LinkedAttacker(long Id, string Address, bool IsNew, List<string> Deckies)
{
    private const int MostDeckies = 1000;

    public long FirstUs { get; internal set; }

    public long LastUs { get; internal set; }

    public int Sessions { get; internal set; }

    internal void Visit(string decky, long first, long last, bool session)
    {
        FirstUs = Math.Min(FirstUs, first);
        LastUs = Math.Max(LastUs, last);
        Sessions += session ? 1 : 0;
        if (!Deckies.Contains(decky) && Deckies.Count < MostDeckies)
            Deckies.Add(decky);
    }
}
