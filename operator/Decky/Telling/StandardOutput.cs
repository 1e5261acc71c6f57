namespace Decnet.Operator.Decky.Telling;

/// <summary>The operator's own standard output, whole lines between those of its log.</summary>
internal sealed class StandardOutput : ISecurityLog
{
    // Console.Out is synchronised: a line is written whole.
    public void Write(string line) => Console.Out.WriteLine(line);
}
