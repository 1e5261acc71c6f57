namespace Decnet.Operator.Decky.Telling;

/// <summary>Where lines for a SIEM go.</summary>
internal interface ISecurityLog
{
    void Write(string line);
}
