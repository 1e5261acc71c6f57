using System.Text;

namespace Decnet.EndToEnd.Tests.Running;

/// <summary>What a program left behind: exit code (128+n after signal n, as a shell counts it) and both streams, byte for byte.</summary>
internal sealed record ProgramResult(string Command, int ExitCode, byte[] Output, byte[] Error)
{
    public string OutputText => Encoding.UTF8.GetString(Output);

    public string ErrorText => Encoding.UTF8.GetString(Error);

    public ProgramResult Succeeded()
    {
        Assert.True(ExitCode == 0, $"{Command}\nexit {ExitCode}\n{OutputText}\n{ErrorText}");
        return this;
    }
}
