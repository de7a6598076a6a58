/* Starts stampgui: loads Python from the folder "program" beside this file and has it run start.py there.
 *
 * Compiled twice, for a console and, with WINDOW defined, for a window. The program runs in this very process, so that
 * Windows shows its name and icon. PYTHON_DLL is the name of Python's library, as a wide string.
 */

#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>

/* Windows knows no longer path, with the null at its end. */
#define LONGEST_PATH 32768

typedef int (*python_main)(int, wchar_t **);

static int fail(const wchar_t *file)
{
    static const wchar_t text[] =
        L"Sebagian dari stampgui hilang atau diblokir. Pasang ulang stampgui, atau ekstrak seluruh ZIP-nya dahulu.\n\n"
        L"A part of stampgui is missing or blocked. Install stampgui again, or unpack its whole ZIP first.\n\n";
    wchar_t *message = malloc((LONGEST_PATH + 512) * sizeof *message);
    if (!message)
        return 1;
    swprintf(message, LONGEST_PATH + 512, L"%ls%ls (%lu)", text, file, GetLastError());
#ifdef WINDOW
    MessageBoxW(NULL, message, L"stampgui", MB_ICONERROR);
#else
    DWORD written;
    HANDLE console = GetStdHandle(STD_ERROR_HANDLE);
    if (!WriteConsoleW(console, message, (DWORD)wcslen(message), &written, NULL))
        fwprintf(stderr, L"%ls\n", message); /* standard error is a file or a pipe */
#endif
    free(message);
    return 1;
}

static wchar_t *join(const wchar_t *folder, const wchar_t *name)
{
    wchar_t *path = malloc((wcslen(folder) + wcslen(name) + 1) * sizeof *path);
    if (path)
        wcscat(wcscpy(path, folder), name);
    return path;
}

int wmain(int count, wchar_t **words)
{
    static wchar_t own[LONGEST_PATH], folder[LONGEST_PATH];
    DWORD length = GetModuleFileNameW(NULL, own, LONGEST_PATH);
    if (length == 0 || length == LONGEST_PATH)
        return fail(L"stampgui");
    wcscpy(folder, own);
    wcsrchr(folder, L'\\')[1] = 0;

    wchar_t *program = join(folder, L"program");
    wchar_t *library = join(folder, L"program\\" PYTHON_DLL);
    wchar_t *script = join(folder, L"program\\start.py");
    wchar_t **all = calloc((size_t)count + 4, sizeof *all);
    if (!program || !library || !script || !all)
        return fail(folder);

    /* neither the current folder nor the search path may bring in a library: a folder of photos can hold anything */
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_SYSTEM32 | LOAD_LIBRARY_SEARCH_USER_DIRS);
    SetDllDirectoryW(L"");
    AddDllDirectory(program);
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
    if (!python)
        return fail(library);
    python_main run = (python_main)(void (*)(void))GetProcAddress(python, "Py_Main");
    if (!run)
        return fail(library);

    int at = 0;
    all[at++] = own;
    all[at++] = L"-X"; /* texts in UTF-8 wherever they do not go to a console */
    all[at++] = L"utf8";
    all[at++] = script;
    for (int word = 1; word < count; word++)
        all[at++] = words[word];
    return run(at, all);
}

#ifdef WINDOW
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE previous, wchar_t *line, int show)
{
    (void)instance, (void)previous, (void)line, (void)show;
    return wmain(__argc, __wargv);
}
#endif
