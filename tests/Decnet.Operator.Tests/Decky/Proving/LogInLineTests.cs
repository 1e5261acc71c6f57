using Decnet.Operator.Decky.Proving.SourceAddress;
using Decnet.Workers.Contract;

namespace Decnet.Operator.Tests.Decky.Proving;

public sealed class LogInLineTests
{
    [Fact]
    public void It_says_whose_log_in_is_meant_and_not_the_password()
    {
        var machine = new V1Pod { Metadata = new() { NamespaceProperty = "field", Name = "web-01-x" } };
        var trial = new LogInTrial("web-01", "ssh", "10.0.0.1", 22, machine, "jtavoker83", default);

        Assert.Equal(
            "<134>1 2026-01-01T12:00:00.000000Z web-01 operator - proof_login [relay@55555 namespace=\"field\" decky=\"web-01\" service=\"ssh\" username=\"jtavoker83\"]",
            LogInLine.Write(trial, new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Every_name_that_the_operator_makes_is_of_its_kind_and_hardly_any_other_is()
    {
        Assert.All(Enumerable.Range(0, 500).Select(_ => SyntheticUser.Name()), name => Assert.True(ProofLogIn.CouldBe(name), name));
        Assert.All(["root", "admin", "jtavoker8", "jtavoker833", "JTAVOKER83", "jtavoker8x", "aeiouaei12", ""], name => Assert.False(ProofLogIn.CouldBe(name), name));
    }
}
