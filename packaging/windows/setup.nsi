; The setup of stampgui. winpack/installer.py defines the values in braces and writes the included files.
;
; /S installs or uninstalls without a question, /ALLUSERS for all users (an administrator), /D=FOLDER as the last word
; chooses the folder. Exit codes: 0 done, 1 cancelled, 2 not possible here, 3 stampgui is open and was not closed.

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestSupportedOS Win10
ManifestDPIAware true
ManifestLongPathAware true

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\stampgui"
!define WINDOW "stampgui-window.exe"
!define OLDEST_BUILD 17763 ; Windows 10 1809, the oldest that Qt runs on

Name "stampgui"
OutFile "${SETUP}"
BrandingText "stampgui ${VERSION}"
VIProductVersion "${FOUR_NUMBERS}"
VIAddVersionKey /LANG=1033 "ProductName" "stampgui"
VIAddVersionKey /LANG=1033 "FileDescription" "stampgui setup"
VIAddVersionKey /LANG=1033 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "LegalCopyright" "The stampgui authors, MIT License"

!ifdef SIGN
  !uninstfinalize '${SIGN}'
  !finalize '${SIGN}'
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_COMPONENTSPAGE_NODESC
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}"
!define MUI_FINISHPAGE_NOAUTOCLOSE

!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Indonesian"

!macro Text NAME ENGLISH INDONESIAN
  LangString ${NAME} ${LANG_ENGLISH} `${ENGLISH}`
  LangString ${NAME} ${LANG_INDONESIAN} `${INDONESIAN}`
!macroend
!insertmacro Text SectionProgram "stampgui (required)" "stampgui (wajib)"
!insertmacro Text SectionSendTo "“stampgui” in the menu “Send to”" "“stampgui” di menu “Kirim ke”"
!insertmacro Text SectionExplorer "Entry in the menu of photos and folders" "Pilihan di menu klik kanan foto dan folder"
!insertmacro Text SectionDesktop "Shortcut on the desktop" "Pintasan di desktop"
!insertmacro Text Verb "Put the date on with stampgui" "Beri tanggal dengan stampgui"
!insertmacro Text DoctorShortcut "Check stampgui" "Periksa stampgui"
!insertmacro Text LogShortcut "Error log" "Catatan kesalahan"
!insertmacro Text TooOld "stampgui needs 64-bit Windows 10, version 1809, or later." "stampgui memerlukan Windows 10 versi 1809 (64-bit) atau yang lebih baru."
!insertmacro Text NeedsAdministrator "Only an administrator can do this for all users of this computer. Run it as administrator." "Hanya administrator yang dapat melakukannya untuk semua pengguna komputer ini. Jalankan sebagai administrator."
!insertmacro Text StillOpen "stampgui is open. Close it, then choose “Retry”." "stampgui sedang terbuka. Tutup dahulu, lalu pilih “Coba lagi”."

Var AllUsers ; "1" when for all users

; choosing for whom

!macro ChooseUsers INSTALLING
  SetRegView 64
  ${If} $AllUsers == "1"
    UserInfo::GetAccountType
    Pop $0
    ${If} $0 != "Admin"
      MessageBox MB_ICONSTOP "$(NeedsAdministrator)" /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    MessageBox MB_ICONSTOP "$(TooOld)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/ALLUSERS" $2
  ${IfNot} ${Errors}
    StrCpy $AllUsers "1"
  ${EndIf}
  !insertmacro ChooseUsers 1
  ${If} $INSTDIR == ""
    ReadRegStr $INSTDIR SHCTX "${UNINSTALL_KEY}" "InstallLocation" ; where the version before is
  ${EndIf}
  ${If} $INSTDIR == ""
    ${If} $AllUsers == "1"
      StrCpy $INSTDIR "$PROGRAMFILES64\stampgui"
    ${Else}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\stampgui"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function un.onInit
  SetRegView 64
  ReadRegStr $0 HKLM "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $0 == $INSTDIR
    StrCpy $AllUsers "1"
  ${EndIf}
  !insertmacro ChooseUsers 0
FunctionEnd

; closing an open stampgui

!macro WaitForEnd FILE LABEL
  ${If} ${FileExists} "$INSTDIR\${FILE}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${FILE}" a ; Windows lets nobody write to a program that runs
    ${If} ${Errors}
      Goto ${LABEL}
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

!macro CloseProgram PREFIX
Function ${PREFIX}CloseProgram
  StrCpy $1 0
  again:
    !insertmacro WaitForEnd "${WINDOW}" open
    !insertmacro WaitForEnd "stampgui.exe" open
    Return
  open:
    IntOp $2 $1 % 40
    ${If} $2 == 0
      ; asks the window to close as a click on its cross does; what is unfinished is kept
      nsExec::Exec '"$INSTDIR\${WINDOW}" -m stampgui.running_window'
      Pop $0
    ${EndIf}
    IntOp $1 $1 + 1
    ${If} $1 < 40
    ${OrIf} ${Silent}
    ${AndIf} $1 < 1200 ; nobody is there to try again: five minutes, in which a batch on a slow computer comes to its end
      Sleep 250
      Goto again
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StillOpen)" /SD IDCANCEL IDRETRY retry
    SetErrorLevel 3
    Quit
  retry:
    StrCpy $1 0
    Goto again
FunctionEnd
!macroend
!insertmacro CloseProgram ""
!insertmacro CloseProgram "un."

!macro RemoveProgram
  ${If} ${FileExists} "$INSTDIR\program\start.py"
    RMDir /r "$INSTDIR\program"
    RMDir /r "$INSTDIR\LICENSES"
    Delete "$INSTDIR\README.txt"
    Delete "$INSTDIR\stampgui.exe"
    Delete "$INSTDIR\${WINDOW}"
  ${EndIf}
!macroend

; what Explorer shows

!include "${PHOTO_TYPES}"

!macro AddVerb CLASS
  WriteRegStr SHCTX "Software\Classes\${CLASS}\shell\stampgui" "" "$(Verb)"
  WriteRegStr SHCTX "Software\Classes\${CLASS}\shell\stampgui" "Icon" "$INSTDIR\${WINDOW},0"
  WriteRegStr SHCTX "Software\Classes\${CLASS}\shell\stampgui" "MultiSelectModel" "Player"
  WriteRegStr SHCTX "Software\Classes\${CLASS}\shell\stampgui\command" "" '"$INSTDIR\${WINDOW}" "%1"'
!macroend

!macro RemoveVerb CLASS
  DeleteRegKey SHCTX "Software\Classes\${CLASS}\shell\stampgui"
  DeleteRegKey /ifempty SHCTX "Software\Classes\${CLASS}\shell"
  DeleteRegKey /ifempty SHCTX "Software\Classes\${CLASS}"
!macroend

!macro AddPhotoType SUFFIX
  !insertmacro AddVerb "SystemFileAssociations\${SUFFIX}"
  WriteRegStr SHCTX "Software\Classes\Applications\${WINDOW}\SupportedTypes" "${SUFFIX}" ""
!macroend

!macro RemovePhotoType SUFFIX
  !insertmacro RemoveVerb "SystemFileAssociations\${SUFFIX}"
!macroend

!macro RemoveFromExplorer
  !insertmacro ForEachPhotoType RemovePhotoType
  !insertmacro RemoveVerb "Directory"
  DeleteRegKey SHCTX "Software\Classes\Applications\${WINDOW}"
  DeleteRegKey /ifempty SHCTX "Software\Classes\Applications"
!macroend

!macro RemoveShortcuts
  RMDir /r "$SMPROGRAMS\stampgui"
  Delete "$DESKTOP\stampgui.lnk"
  Delete "$SENDTO\stampgui.lnk"
!macroend

; installing

Section "$(SectionProgram)"
  SectionIn RO
  Call CloseProgram
  !insertmacro RemoveProgram
  !insertmacro RemoveFromExplorer
  !insertmacro RemoveShortcuts
  !include "${CONTENTS}"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ; else every start would compile the program anew where the person may not write
  nsExec::Exec '"$INSTDIR\stampgui.exe" -m compileall -q "$INSTDIR\program\site-packages\stampgui" "$INSTDIR\program\site-packages\PySide6" "$INSTDIR\program\site-packages\shiboken6" "$INSTDIR\program\site-packages\platformdirs"'
  Pop $0

  CreateDirectory "$SMPROGRAMS\stampgui"
  CreateShortcut "$SMPROGRAMS\stampgui\stampgui.lnk" "$INSTDIR\${WINDOW}"
  ; cmd keeps the report on the screen
  CreateShortcut "$SMPROGRAMS\stampgui\$(DoctorShortcut).lnk" "$SYSDIR\cmd.exe" '/k ""$INSTDIR\stampgui.exe" doctor"' "$INSTDIR\stampgui.exe"
  ${If} $AllUsers != "1" ; the log is each user's own
    CreateDirectory "$LOCALAPPDATA\stampgui\Logs"
    CreateShortcut "$SMPROGRAMS\stampgui\$(LogShortcut).lnk" "$LOCALAPPDATA\stampgui\Logs"
  ${EndIf}

  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "stampgui"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${WINDOW},0"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "The stampgui authors"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
SectionEnd

Section "$(SectionSendTo)"
  ${If} $AllUsers != "1" ; Windows has no such menu for all users
    CreateShortcut "$SENDTO\stampgui.lnk" "$INSTDIR\${WINDOW}"
  ${EndIf}
SectionEnd

Section "$(SectionExplorer)"
  WriteRegStr SHCTX "Software\Classes\Applications\${WINDOW}" "FriendlyAppName" "stampgui"
  WriteRegStr SHCTX "Software\Classes\Applications\${WINDOW}\shell\open\command" "" '"$INSTDIR\${WINDOW}" "%1"'
  !insertmacro ForEachPhotoType AddPhotoType
  !insertmacro AddVerb "Directory"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; file types have changed
SectionEnd

Section /o "$(SectionDesktop)"
  CreateShortcut "$DESKTOP\stampgui.lnk" "$INSTDIR\${WINDOW}"
SectionEnd

; removing

Section "Uninstall"
  Call un.CloseProgram
  !insertmacro RemoveProgram
  !insertmacro RemoveFromExplorer
  !insertmacro RemoveShortcuts
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; only when nothing else is in it
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"
  ; settings and the log go; saved styles and unfinished work are the person's own
  SetShellVarContext current
  Delete "$LOCALAPPDATA\stampgui\settings.json"
  RMDir /r "$LOCALAPPDATA\stampgui\Logs"
  RMDir "$LOCALAPPDATA\stampgui\styles"
  RMDir "$LOCALAPPDATA\stampgui"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
