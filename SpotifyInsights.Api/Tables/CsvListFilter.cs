using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace SpotifyInsights.Api.Tables;

/// <summary>Gives a listing as a table to who wants one: what its only list holds. Headers stay, `Link` among them.</summary>
public sealed class CsvListFilter(IOptions<JsonOptions> json) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var result = await next(context);
        context.HttpContext.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        var plain = (result as INestedHttpResult)?.Result ?? result;
        return context.HttpContext.Request.WantsCsv() && plain is IValueHttpResult { Value: { } page } and IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK }
            ? TypedResults.Bytes(Write(page), CsvRequest.MediaType + "; charset=utf-8")
            : result;
    }

    private byte[] Write(object page)
    {
        var (list, row) = page.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => (Property: property, Row: CsvColumns.RowOf(property.PropertyType)))
            .Single(property => property.Row is not null);
        var items = JsonSerializer.SerializeToElement(list.GetValue(page), list.PropertyType, json.Value.SerializerOptions);
        return CsvText.Write(CsvColumns.Of(row!), items.EnumerateArray());
    }
}
