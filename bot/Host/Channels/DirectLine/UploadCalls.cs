using System.Text.Json;
using System.Text.Json.Serialization;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Bot.Host.Channels.DirectLine;

/// <summary>Files from clients. Off unless the agency switches it on: identity papers and notices are private.</summary>
/// <param name="folder">Null while files are not accepted.</param>
internal sealed class UploadCalls(UploadFolder? folder, ActivityCalls activities)
{
    private const int MaxFiles = 5;
    private const int MaxFileBytes = 4 * 1024 * 1024;
    private const int MaxRequestBytes = (MaxFiles * MaxFileBytes) + (1024 * 1024);

    private static readonly Fault NotAccepted = Fault.Bad("Files are not accepted here. Please don't send documents or pictures in this chat");
    private static readonly Fault Malformed = Fault.Bad("Send multipart/form-data with parts named file, or one file with Content-Disposition: name=\"file\"; filename=\"…\"");
    private static readonly Fault WrongKind = Fault.Bad("Only pictures, PDF and plain text files are accepted");
    private static readonly Fault FileTooLarge = new(413, "BadArgument", "A file holds at most 4 MB, and a message at most 5 files");

    public async Task<Fault?> TakeAsync(HttpContext http, ConversationId id, Caller caller)
    {
        if (folder is null) return NotAccepted;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = MaxRequestBytes;

        var draft = new UploadDraft(http.Request.Query["userId"]);
        var fault = MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            ? await ReadPartsAsync(http, id, type, draft)
            : await ReadFileAsync(http, id, http.Request.ContentType, http.Request.Headers.ContentDisposition, http.Request.Body, draft);
        if (fault is not null) return fault;
        if (draft.Files.Count == 0) return Malformed;
        return await activities.TakeAsync(http, id, caller, draft.Compose(), keepsFiles: true);
    }

    /// <summary>A file by its address. No token: a browser sends none for a picture.</summary>
    public async Task<Fault?> SendAsync(HttpContext http, string conversation, string name)
    {
        if (folder is null || !ConversationId.IsValid(conversation) || folder.Open(new(conversation), name) is not var (content, type)) return Fault.NoFile;

        await using (content)
        {
            http.Response.ContentType = type;
            http.Response.ContentLength = content.Length;
            http.Response.Headers.ContentDisposition = "attachment";
            await content.CopyToAsync(http.Response.Body, http.RequestAborted);
        }

        return null;
    }

    private async Task<Fault?> ReadPartsAsync(HttpContext http, ConversationId id, MediaTypeHeaderValue type, UploadDraft draft)
    {
        if (HeaderUtilities.RemoveQuotes(type.Boundary).ToString() is not { Length: > 0 and <= 128 } boundary) return Malformed;

        var parts = new MultipartReader(boundary, http.Request.Body);
        try
        {
            while (await parts.ReadNextSectionAsync(http.RequestAborted) is { } part)
            {
                if (part.ContentType?.StartsWith("application/vnd.microsoft.activity", StringComparison.OrdinalIgnoreCase) == true)
                {
                    if (await draft.ReadTemplateAsync(part.Body, http.RequestAborted) is { } unreadable) return unreadable;
                }
                else if (await ReadFileAsync(http, id, part.ContentType, part.ContentDisposition, part.Body, draft) is { } fault)
                {
                    return fault;
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return Malformed;
        }

        return null;
    }

    private async Task<Fault?> ReadFileAsync(
        HttpContext http, ConversationId id, string? contentType, string? disposition, Stream body, UploadDraft draft)
    {
        if (!ContentDispositionHeaderValue.TryParse(disposition, out var named) && !ContentDispositionHeaderValue.TryParse($"attachment; {disposition}", out named))
            return Malformed;
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || !UploadFolder.Takes(type.MediaType.ToString())) return WrongKind;
        if (draft.Files.Count == MaxFiles) return FileTooLarge;
        if (await folder!.SaveAsync(id, type.MediaType.ToString(), body, MaxFileBytes, http.RequestAborted) is not { } file) return FileTooLarge;

        var request = http.Request;
        var address = $"{request.Scheme}://{request.Host}{request.PathBase}{DirectLineEndpoint.Root}/conversations/{id}/files/{file}";
        var name = HeaderUtilities.RemoveQuotes(named.FileNameStar.HasValue ? named.FileNameStar : named.FileName);
        draft.Files.Add(new UploadedFile(type.MediaType.ToString(), address, name.HasValue ? Path.GetFileName(name.ToString()) : null));
        return null;
    }
}

/// <summary>The message that the files of one upload become.</summary>
internal sealed class UploadDraft(string? userId)
{
    private ReceivedActivity template = new(
        new Activity { Type = ActivityTypes.Message, From = userId is { Length: > 0 } ? new ChannelAccount(userId) : null }, new InputId(RandomId.New(12)), null);

    public List<UploadedFile> Files { get; } = [];

    public async Task<Fault?> ReadTemplateAsync(Stream part, CancellationToken cancellationToken)
    {
        using var json = new MemoryStream();
        var buffer = new byte[8_192];
        for (int read; (read = await part.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            json.Write(buffer, 0, read);
            if (json.Length > ReceivedActivity.MaxBytes) return Fault.TooLarge;
        }

        template = ReceivedActivity.Read(json.GetBuffer().AsSpan(0, (int)json.Length));
        return template.Fault;
    }

    public ReceivedActivity Compose() => template with
    {
        Activity = template.Activity with
        {
            Attachments = [.. Files.Select(file => JsonSerializer.SerializeToElement(file, UploadJson.Default.UploadedFile))],
        },
    };
}

internal sealed record UploadedFile(string ContentType, string ContentUrl, string? Name);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(UploadedFile))]
internal sealed partial class UploadJson : JsonSerializerContext;
