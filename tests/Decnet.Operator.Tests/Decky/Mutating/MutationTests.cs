using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Mutating;
using Decnet.Operator.Verdicts;

namespace Decnet.Operator.Tests.Decky.Mutating;

public sealed class MutationTests
{
    private static readonly DateTime Now = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly ConditionVerdict Ready = new(true, "Ready", "");
    private static readonly ConditionVerdict Starting = new(false, "Provisioning", "");
    private static readonly ConditionVerdict Broken = new(false, "ImagePullFailed", "");

    [Fact]
    public void It_is_applied_when_the_new_machine_is_ready_and_not_while_the_old_one_still_is()
    {
        Assert.Equal("Applying", MutationProgress.Of(Mutation("Applying"), Pod("ssh"), Ready, Now)?.Phase);
        Assert.Equal("Applying", MutationProgress.Of(Mutation("Applying"), Pod("ssh", "telnet"), Starting, Now)?.Phase);

        var applied = MutationProgress.Of(Mutation("Applying"), Pod("telnet", "ssh"), Ready, Now);

        Assert.Equal(("Applied", Now), (applied?.Phase, applied?.FinishedAt));
    }

    [Fact]
    public void It_has_failed_when_something_is_wrong_and_recovers_with_the_machine()
    {
        var failed = MutationProgress.Of(Mutation("Applying"), null, Broken, Now);
        Assert.Equal("Failed", failed?.Phase);
        Assert.Equal("Applied", MutationProgress.Of(failed, Pod("ssh", "telnet"), Ready, Now)?.Phase);
    }

    [Theory]
    [InlineData("Applied")]
    [InlineData("Waiting")]
    public void What_is_over_or_has_not_begun_stays_as_it_is(string phase) =>
        Assert.Equal(phase, MutationProgress.Of(Mutation(phase), Pod("ssh"), Broken, Now)?.Phase);

    [Fact]
    public void The_line_escapes_what_users_wrote()
    {
        var mutation = Mutation("Applying");
        mutation.Trigger = "spec";
        mutation.Actor = "kubectl\"] [x\n";
        var decky = new V1Alpha1Decky { Metadata = new() { Name = "web-01", NamespaceProperty = "field" } };

        Assert.Equal(
            "<134>1 2026-01-01T12:00:00.000000Z web-01 operator - decky_mutated [relay@55555 namespace=\"field\" decky=\"web-01\" "
            + "old_services=\"ssh\" new_services=\"ssh,telnet\" trigger=\"spec\" actor=\"kubectl\\\"\\] [x\uFFFD\"]",
            MutationLine.Write(decky, mutation, new DateTimeOffset(Now)));
    }

    private static DeckyMutation Mutation(string phase) => new() { Phase = phase, From = ["ssh"], To = ["ssh", "telnet"] };

    private static V1Pod Pod(params string[] services) => new()
    {
        Spec = new() { Containers = [new() { Name = "machine", Ports = [.. services.Select(name => new V1ContainerPort { Name = name })] }] },
    };
}
