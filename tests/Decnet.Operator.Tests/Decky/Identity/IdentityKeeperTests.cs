using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Building;
using Decnet.Operator.Decky.Identity;
using Decnet.Operator.Decky.Identity.HostKeys;
using Decnet.Operator.Decky.Identity.Passwords;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Tests.Decky.Identity;

public sealed class IdentityKeeperTests
{
    private static readonly DeckyDefaults Defaults = new() { Image = "decnet/decky:1" };
    private readonly IdentityKeeper _keeper = new(new HostKeyMaker(_ => RsaForge.Make()), new CryptHasher());

    [Fact]
    public void What_a_machine_has_is_kept()
    {
        var first = Keep("web-01", null, "one");
        var again = Keep("web-01", first, "one");
        Assert.Equal(first.Data, again.Data);
    }

    [Fact]
    public void A_new_password_changes_its_hash_and_nothing_else()
    {
        var first = Keep("web-01", null, "one");
        var again = Keep("web-01", first, "two");
        Assert.Equal(["credentials"], first.Data.Keys.Where(key => !first.Data[key].SequenceEqual(again.Data[key])));
    }

    [Fact]
    public void Two_machines_share_no_key_and_no_seed()
    {
        var (one, other) = (Keep("web-01", null, "one"), Keep("web-01", null, "one"));
        Assert.All(
            one.Data.Keys.Where(key => key.StartsWith("ssh_host_", StringComparison.Ordinal)).Append("session.conf").Append("credentials"),
            key => Assert.NotEqual(one.Data[key], other.Data[key]));
    }

    [Fact]
    public void A_key_that_somebody_deleted_is_made_again_and_the_others_stay()
    {
        var first = Keep("web-01", null, "one");
        var damaged = new V1Secret { Data = first.Data.Where(entry => entry.Key != "ssh_host_ecdsa_key").ToDictionary() };
        var again = Keep("web-01", damaged, "one");
        Assert.NotEqual(first.Data["ssh_host_ecdsa_key.pub"], again.Data["ssh_host_ecdsa_key.pub"]);
        Assert.Equal(first.Data["ssh_host_rsa_key"], again.Data["ssh_host_rsa_key"]);
    }

    [Fact]
    public void A_new_password_or_bound_needs_no_restart_but_a_new_account_does()
    {
        var plan = Plan("web-01", "one");
        var identity = _keeper.Keep(plan, null, Passwords(plan));
        var bounded = plan with { Recording = plan.Recording with { SessionCap = 70000 } };
        var more = plan with { Accounts = [.. plan.Accounts, new PlannedAccount("ops", "x", null, "")] };
        var hash = IdentityFiles.RestartHash(plan, identity);
        var rehashed = identity with { Hashes = new Dictionary<string, string> { ["admin"] = "other", ["ops"] = "other" } };
        Assert.Equal(hash, IdentityFiles.RestartHash(bounded, rehashed));
        Assert.NotEqual(hash, IdentityFiles.RestartHash(more, rehashed));
    }

    private V1Secret Keep(string name, V1Secret? existing, string password)
    {
        var plan = Plan(name, password);
        return IdentitySecret.Build(plan, _keeper.Keep(plan, existing, Passwords(plan)));
    }

    private static Dictionary<string, string> Passwords(MachinePlan plan) =>
        plan.Accounts.ToDictionary(account => account.Name, account => account.Password!);

    private static MachinePlan Plan(string name, string password) => Planner.Plan(
        new V1Alpha1Decky
        {
            Metadata = new() { Name = name, NamespaceProperty = "field", Uid = "u" },
            Spec = new() { Services = [new() { Name = "ssh", Accounts = [new() { Name = "admin", Password = password }] }] },
        },
        Defaults);
}
