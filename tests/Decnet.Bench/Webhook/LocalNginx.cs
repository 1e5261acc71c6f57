using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Decnet.Bench.Webhook;

/// <summary>Debian's nginx on the loopback: one worker that reads what it is sent and answers 204.</summary>
internal sealed class LocalNginx : IDisposable
{
    private readonly Process _process;

    public LocalNginx(string peers, string folder)
    {
        var port = FreePort();
        Url = new Uri($"http://127.0.0.1:{port}/hook");
        Directory.CreateDirectory(folder);
        var conf = Path.Combine(folder, "nginx.conf");
        File.WriteAllText(conf, $$"""
            user {{Environment.UserName}};
            daemon off;
            worker_processes 1;
            pid {{folder}}/nginx.pid;
            error_log stderr crit;
            events { worker_connections 1024; }
            http {
              access_log off;
              keepalive_requests 1000000000;
              client_body_temp_path {{folder}}/body; proxy_temp_path {{folder}}/proxy; fastcgi_temp_path {{folder}}/fastcgi; uwsgi_temp_path {{folder}}/uwsgi; scgi_temp_path {{folder}}/scgi;
              server { listen 127.0.0.1:{{port}} reuseport; location / { return 204; } }
            }
            """);
        _process = Process.Start(new ProcessStartInfo(Path.Combine(peers, "usr/sbin/nginx"), ["-c", conf, "-p", folder, "-e", "stderr"]))!;
        for (var attempt = 0; !Answers(port); attempt++)
        {
            if (_process.HasExited || attempt > 1000)
                throw new InvalidOperationException("nginx did not start");
        }
    }

    public Uri Url { get; }

    public void Dispose()
    {
        // Its worker ends with it.
        using var quit = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        quit.WaitForExit();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static bool Answers(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            using var pause = Process.Start("sleep", "0.02");
            pause.WaitForExit();
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
