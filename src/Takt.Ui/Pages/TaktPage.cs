using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Takt.Ui;

/// <summary>
/// What every page has: the database leased for it, who acts, and the way of a form: load, may I, act on the entity, save
/// with who and why, go on.
/// </summary>
public abstract class TaktPage : ComponentBase
{
    const string SavedCookie = "takt-lagret";
    const string ReadByScript = "Takt-Live"; // live.js: what was saved is said to a person

    bool isBegun;

    [Inject]
    NavigationManager Navigation { get; set; } = null!;

    [Inject]
    TextLibrary Library { get; set; } = null!;

    /// <summary>The municipality's database, for this request.</summary>
    [Inject]
    protected Db Db { get; private set; } = null!;

    /// <summary>Now and today.</summary>
    [Inject]
    protected Clock Clock { get; private set; } = null!;

    /// <summary>The request.</summary>
    [CascadingParameter]
    protected HttpContext Http { get; set; } = null!;

    /// <summary>Who acts.</summary>
    protected Actor Actor => Db.Actor;

    /// <summary>Ends when the browser goes away.</summary>
    protected CancellationToken Cancel => Http.RequestAborted;

    /// <summary>Today in Norway.</summary>
    protected DateOnly Today => Clock.Today;

    /// <summary>Whether a form was sent.</summary>
    protected bool IsPost => HttpMethods.IsPost(Http.Request.Method);

    /// <summary>What is wrong with the form, in its order.</summary>
    protected List<FieldError> Errors { get; } = [];

    /// <summary>Somebody else saved the same thing meanwhile; the page shows both versions.</summary>
    protected bool IsConflict { get; private set; }

    /// <summary>What was just saved, in words; null when the page was simply opened.</summary>
    protected string? Saved { get; private set; }

    /// <summary>Reads what the page shows. Called once, before any act.</summary>
    protected virtual Task Load() => Task.CompletedTask;

    /// <summary>
    /// Reads what only a form needs to be shown: whom one can choose between. A form that was sent and is right is never shown
    /// again, so this is called when the page is opened, and when a form was refused.
    /// </summary>
    protected virtual Task LoadChoices() => Task.CompletedTask;

    /// <summary>
    /// Loads before the first render. Blazor would otherwise render a page at its first await, with nothing in it yet:
    /// never on SQLite, whose awaits are done at once, always on PostgreSQL.
    /// </summary>
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!isBegun)
        {
            isBegun = true;
            await Begin();
        }

        await base.SetParametersAsync(ParameterView.Empty);
    }

    private protected virtual async Task Begin()
    {
        ReadSaved();
        await Load();
        if (!IsPost)
        {
            await LoadChoices();
        }
    }

    /// <summary>Does what a form asks. A rule's refusal is shown at its field with the form as typed; a conflict shows both versions.</summary>
    protected async Task Act(Func<Task> act)
    {
        try
        {
            if (Errors.Count == 0)
            {
                await act();
            }
        }
        catch (Refusal refusal)
        {
            Db.ChangeTracker.Clear();
            Errors.Add(FieldError.At(refusal.Field ?? "", refusal.Message));
        }
        catch (Exception trouble) when (trouble is Conflict || (trouble is DbUpdateException meanwhile && Taken.Is(meanwhile)))
        {
            Db.ChangeTracker.Clear();
            IsConflict = true;
        }

        if (Errors.Count > 0 || IsConflict)
        {
            await LoadChoices();
        }
    }

    /// <summary>Notes what is wrong with a field; <see cref="Act"/> then does nothing.</summary>
    /// <param name="name">The field's name, as "Form.Title".</param>
    /// <param name="message">What is wrong and how to mend it.</param>
    protected void Refuse(string name, string message) => Errors.Add(FieldError.At(name, message));

    /// <summary>The message at a field; null when it is right.</summary>
    protected string? Error(string name) => Errors.Find(e => e.FieldId == Field.IdOf(name))?.Message;

    /// <summary>Goes on after a save, and says there what was saved.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="saved">Text key, "Evaluations.PlanSaved".</param>
    protected void Go(string address, string? saved = null)
    {
        if (saved is not null)
        {
            HostCookie.Give(Http, SavedCookie, saved);
        }

        Navigation.NavigateTo(address);
    }

    /// <summary>Whether an address leads to something the municipality uses; links to what it does not are left out.</summary>
    protected bool Uses(string address) => Db.Municipality.Uses(address);

    /// <summary>The row, or the answer that there is none.</summary>
    /// <exception cref="NotFound">When <paramref name="row"/> is null.</exception>
    protected static T Found<T>(T? row)
        where T : class => row ?? throw new NotFound();

    /// <summary>Leaves a page whose form was sent by somebody who may not.</summary>
    /// <exception cref="Forbidden">When <paramref name="allowed"/> is false.</exception>
    protected static void Must(bool allowed) => Actor.Must(allowed);

    void ReadSaved()
    {
        if (!IsPost && !Http.Request.Headers.ContainsKey(ReadByScript) && HostCookie.Read(Http, SavedCookie) is { } key)
        {
            HostCookie.Take(Http, SavedCookie);
            Saved = Library.Knows(key) ? Library[key] : null;
        }
    }
}

/// <summary>A page with a form. What was typed is in <see cref="Form"/>, also when it comes back kept from an ended session.</summary>
/// <typeparam name="TForm">The fields, as text.</typeparam>
public abstract class FormPage<TForm> : TaktPage
    where TForm : class, new()
{
    /// <summary>What was sent; on opening, what <see cref="Fill"/> gives.</summary>
    [SupplyParameterFromForm]
    public TForm Form { get; set; } = null!;

    /// <summary>The kept form that waits for this page, when there is one.</summary>
    [SupplyParameterFromQuery(Name = LostInput.Query)]
    public Guid? Kept { get; set; }

    /// <summary>Whether the form was given back after an ended session: filled, not sent.</summary>
    protected bool IsGivenBack { get; private set; }

    /// <summary>The form as it first stands.</summary>
    protected virtual TForm Fill() => new();

    private protected override async Task Begin()
    {
        await base.Begin();
        if (Form is null && Kept is { } id && await KeptForm.Find<TForm>(Db, id, Http.Request.Path, nameof(Form), Cancel) is { } kept)
        {
            (Form, IsGivenBack) = (kept, true);
        }

        Form ??= Fill();
    }

    /// <summary>
    /// Acts on what the page itself shows. Refused or in conflict it is shown again as it stands, with what was typed; a page
    /// with several forms gets the others' fields, which were not sent, as they first stand. Sending once more chooses.
    /// </summary>
    protected async Task ActHere(Func<Task> act)
    {
        await Act(act);
        if (Errors.Count > 0 || IsConflict)
        {
            Db.ChangeTracker.Clear();
            await Load();
            Complete(Form, Fill());
        }
    }

    static void Complete(TForm typed, TForm first)
    {
        foreach (var property in typeof(TForm).GetProperties().Where(p => p.CanWrite && p.GetValue(typed) is null))
        {
            property.SetValue(typed, property.GetValue(first));
        }
    }
}
