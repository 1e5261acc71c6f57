using Decnet.Cli.Cluster;

namespace Decnet.Cli.Tests.Cluster;

public sealed class PodExecTests
{
    [Theory]
    [InlineData("""{"metadata":{},"status":"Success"}""", 0)]
    [InlineData("""{"status":"Failure","message":"command terminated with exit code 3","reason":"NonZeroExitCode","details":{"causes":[{"reason":"ExitCode","message":"3"}]}}""", 3)]
    [InlineData("""{"status":"Failure","message":"executable file not found","reason":"InternalError","code":500}""", 1)]
    [InlineData("", 1)]
    [InlineData("[]", 1)]
    public void The_status_channel_tells_how_the_command_ended(string status, int code) => Assert.Equal(code, PodExec.Parse(status).Code);
}
