namespace Decnet.Operator.Decky.Mutating;

/// <summary>Where lines for a SIEM go.</summary>
internal interface ISecurityLog
{
    void Write(string line);
}
