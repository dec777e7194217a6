using Microsoft.AspNetCore.Components;

namespace Takt.Ui;

/// <summary>A page of a record that links and files hang on: what the forms of <see cref="Attached"/> do.</summary>
/// <typeparam name="TForm">The fields of the page, with those of the forms.</typeparam>
public abstract class AttachingPage<TForm> : FormPage<TForm>
    where TForm : AttachForm, new()
{
    /// <summary>The links and files of records.</summary>
    [Inject]
    protected Attachments Attachments { get; private set; } = null!;

    /// <summary>The record they hang on.</summary>
    protected abstract Guid HangsOn { get; }

    /// <summary>Whether the actor may add and remove.</summary>
    protected abstract bool MayHang { get; }

    /// <summary>The page itself, where one comes back to.</summary>
    protected abstract string Page { get; }

    /// <summary>Adds the link that was typed.</summary>
    protected Task AddLink() =>
        Hang(() => Attachments.AddLink(HangsOn, Form.LinkTitle, Form.LinkAddress, Cancel), "link added", "Kernel.LinkAdded");

    /// <summary>Removes one.</summary>
    protected Task RemoveAttached() =>
        Hang(
            () => Guid.TryParse(Form.Remove, out var id) ? Attachments.Remove(HangsOn, id, Cancel) : Task.CompletedTask,
            "attachment removed",
            "Kernel.AttachedRemoved"
        );

    /// <summary>Adds the file that was chosen.</summary>
    protected Task AddFile()
    {
        Must(MayHang && Db.Municipality.FilesAllowed);
        if (Form.File is not { FileName.Length: > 0 } file)
        {
            Refuse("Form.File", Texts.FileMissing);
            return Act(() => Task.CompletedTask);
        }

        return Act(async () =>
        {
            await using var content = file.OpenReadStream();
            await Attachments.AddFile(HangsOn, Form.FileTitle, file.FileName, content, () => Db.Save("file added", Cancel), Cancel);
            Go(Page, "Kernel.FileAdded");
        });
    }

    Task Hang(Func<Task> act, string because, string saved)
    {
        Must(MayHang);
        return Act(async () =>
        {
            await act();
            await Db.Save(because, Cancel);
            Go(Page, saved);
        });
    }
}
