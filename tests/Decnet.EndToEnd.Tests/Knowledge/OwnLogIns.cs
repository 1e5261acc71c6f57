using Decnet.EndToEnd.Tests.Cluster;
using Decnet.EndToEnd.Tests.Deckies;

namespace Decnet.EndToEnd.Tests.Knowledge;

/// <summary>Log-ins that the operator makes to prove something are in the log and make nobody an attacker.</summary>
public sealed class OwnLogIns(WebServer web)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_operator_is_no_attacker()
    {
        await web.Decky.ConditionAsync("SourceAddressTrusted", c => (string?)c["status"] == "True", Cancel);
        var proof = (await web.Decky.GetAsync(Cancel))!["status"]!["proofs"]!.AsArray().Single(item => (string?)item!["about"] == "SourceAddressTrusted")!;
        var (user, operatorAddress) = ((string)proof["user"]!, (string)proof["sentFrom"]!);

        await KnowledgeStore.UntilAsync(
            "SELECT id FROM logs WHERE message_id = 'auth_attempt' AND decky = ? AND fields LIKE ?", rows => rows.Count > 0, Cancel, web.Decky.Name, $"%\"{user}\"%");
        await KnowledgeStore.UntilAsync(
            "SELECT id FROM logs WHERE message_id = 'proof_login_met' AND source LIKE ?", rows => rows.Count == 1, Cancel, $"proof/%/ssh/{user}");

        Assert.Empty(await KnowledgeStore.AskAsync("SELECT id FROM credentials WHERE user_name = ?", Cancel, user));
        Assert.Empty(await KnowledgeStore.AskAsync("SELECT * FROM attackers WHERE address = ?", Cancel, operatorAddress));
    }
}
