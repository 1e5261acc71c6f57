using Decnet.Operator.Verdicts;

namespace Decnet.Operator.Tests.Verdicts;

public sealed class ConditionsTests
{
    private static readonly DateTime Then = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Now = Then.AddHours(1);

    [Fact]
    public void The_time_of_a_condition_moves_only_when_its_status_does()
    {
        List<V1Condition> before = [new() { Type = "Ready", Status = "False", Reason = "Provisioning", LastTransitionTime = Then }];

        var same = Conditions.Write("Ready", new(false, "Unschedulable", "no node"), before, 2, Now);
        var other = Conditions.Write("Ready", new(true, "Ready", "in"), before, 2, Now);

        Assert.Equal((Then, "Unschedulable"), (same.LastTransitionTime, same.Reason));
        Assert.Equal(Now, other.LastTransitionTime);
        Assert.Equal(2, other.ObservedGeneration);
    }

    [Fact]
    public void What_is_not_known_is_neither_true_nor_false() =>
        Assert.Equal("Unknown", Conditions.Write("Ready", new ConditionVerdict(null, "Provisioning", ""), null, 1, Now).Status);
}
