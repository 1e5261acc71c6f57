namespace Decnet.Store.Attackers;

/// <summary>How much an attacker deserves a look, from 0 to 100: somebody who came in, did something, moved on, and is a person.</summary>
public static class AttackerScore
{
    public static int Of(AttackerFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var score = facts.Sessions > 0 ? 10 : 5;
        score += facts.GotIn ? 15 : 0;
        score += facts.ActedInside ? 20 : 0;
        score += facts.Deckies switch { >= 5 => 20, >= 2 => 15, _ => 0 };
        score += facts.Verdict switch { "human" => 30, "jittered" => 15, "script" => 5, _ => 0 };
        score += facts.Sessions >= 10 ? 5 : 0;
        return Math.Min(score, 100);
    }
}
