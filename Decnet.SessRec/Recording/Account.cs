using System.Globalization;
using System.Text;
using Decnet.SessRec.Native;

namespace Decnet.SessRec.Recording;

/// <summary>The account of a session. Several accounts share one uid, so the name comes from who let them in.</summary>
internal static class Account
{
    public static byte[] Name(SessionContext context)
    {
        if (context.User is { } given)
        {
            return Encoding.UTF8.GetBytes(given);
        }

        var name = Arguments.Variable("LOGNAME"u8);
        name = name.IsEmpty ? Arguments.Variable("USER"u8) : name;
        return name.IsEmpty ? Encoding.UTF8.GetBytes(Processes.UserId.ToString(CultureInfo.InvariantCulture)) : name.ToArray();
    }
}
