namespace Decnet.Operator.ApiTests.Decky;

internal static class Specs
{
    public const string Ssh = """{"services":[{"name":"ssh","accounts":[{"name":"admin","password":"admin123"}]}]}""";

    public const string Both =
        """{"services":[{"name":"ssh","accounts":[{"name":"admin","password":"admin123"}]},{"name":"telnet"}]}""";

    public const string FromSecret =
        """{"services":[{"name":"ssh","accounts":[{"name":"admin","passwordFrom":{"name":"passwords","key":"admin"}}]}]}""";

    public static string NodePort(int port) =>
        $$$"""{"services":[{"name":"ssh","accounts":[{"name":"admin","password":"x"}]}],"expose":{"type":"NodePort","nodePorts":{"ssh":{{{port}}} } } }""";
}
