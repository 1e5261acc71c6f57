using Decnet.Bench.Recorder;

namespace Decnet.Bench.Tests.Recorder;

public sealed class ProcessTests
{
    [Theory]
    [InlineData("12 (bash) S 7 12 12 0", 7)]
    [InlineData("12 (a) S 9 (b) S 7 12 12 0", 7)]
    public void A_parent_is_found_behind_any_program_name(string stat, int parent) =>
        Assert.Equal(parent, ProcessTree.Parent(stat));

    [Fact]
    public void A_field_of_a_status_file_is_read_with_and_without_its_unit()
    {
        const string status = "Name:\tx\nVmHWM:\t    1800 kB\nvoluntary_ctxt_switches:\t5\nnonvoluntary_ctxt_switches:\t6\n";

        Assert.Equal(1800, ProcessFacts.Field(status, "VmHWM:"));
        Assert.Equal(5, ProcessFacts.Field(status, "voluntary_ctxt_switches:"));
        Assert.Equal(6, ProcessFacts.Field(status, "nonvoluntary_ctxt_switches:"));
        Assert.Equal(0, ProcessFacts.Field(status, "VmSwap:"));
    }

    [Fact]
    public void A_tree_begins_at_its_root_and_leaves_the_shell_out()
    {
        Assert.Contains(Environment.ProcessId, ProcessTree.Of(Environment.ProcessId, shell: -1));
        Assert.Empty(ProcessTree.Of(Environment.ProcessId, shell: Environment.ProcessId));
    }
}
