using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SpotifyInsights.Benchmarks.Http;

/// <summary>
/// One request again and again over several connections, each waiting for the answer before the next. Plain sockets: on the same machine the client must take as
/// little of the processor as it can, or it would be measured too.
/// </summary>
public sealed class HttpLoad(int port, string token)
{
    private const int Connections = 16;
    private const int BufferBytes = 128 * 1024;

    // Longer than any answer takes.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Requests per second over a while.</summary>
    /// <param name="question">The request.</param>
    /// <param name="duration">How long.</param>
    public async Task<double> MeasureAsync(HttpQuestion question, TimeSpan duration)
    {
        ArgumentNullException.ThrowIfNull(question);
        var request = Encoding.ASCII.GetBytes(
            $"GET {question.Path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {token}\r\n"
            + (question.Held is null ? "" : $"If-None-Match: {question.Held}\r\n")
            + (question.Accepts is null ? "" : $"Accept-Encoding: {question.Accepts}\r\n") + "\r\n");
        var begin = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => AskAsync(request, question.Status, begin, duration))));
        return counts.Sum() / Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    private async Task<long> AskAsync(byte[] request, int status, long begin, TimeSpan duration)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port);
        using var limit = new CancellationTokenSource(duration + Patience);
        var (buffer, count, expected) = (new byte[BufferBytes], 0L, Encoding.ASCII.GetBytes($"HTTP/1.1 {status} "));
        for (; Stopwatch.GetElapsedTime(begin) < duration; count++)
        {
            await socket.SendAsync(request, limit.Token);
            await ReadAsync(socket, buffer, expected, limit.Token);
        }

        return count;
    }

    private static async Task ReadAsync(Socket socket, byte[] buffer, byte[] expected, CancellationToken limit)
    {
        var (read, whole) = (0, int.MaxValue);
        while (read < whole)
        {
            var more = await socket.ReceiveAsync(buffer.AsMemory(read), limit);
            read = more > 0 ? read + more : throw new IOException("The connection ended.");
            whole = whole == int.MaxValue ? LengthOf(buffer.AsSpan(0, read), expected) : whole;
        }
    }

    /// <summary>Bytes of the answer with its headers; the greatest number while these are not all here.</summary>
    private static int LengthOf(ReadOnlySpan<byte> answer, byte[] expected)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return int.MaxValue;
        }

        if (!answer.StartsWith(expected))
        {
            throw new IOException(Encoding.ASCII.GetString(answer[..head]));
        }

        var at = answer[..head].IndexOf("Content-Length: "u8);
        var body = 0;
        if (at >= 0 && !Utf8Parser.TryParse(answer[(at + "Content-Length: ".Length)..], out body, out _))
        {
            throw new IOException("The answer has no length.");
        }

        return head + "\r\n\r\n".Length + body;
    }
}
