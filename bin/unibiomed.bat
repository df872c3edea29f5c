@echo off
rem Runs UniBiomed on the command line: bin\unibiomed --help
rem
rem JAVA_HOME        the Java to use, 17 or newer. Without it: the Java on the PATH.
rem UNIBIOMED_OPTS   options for Java, separated by spaces, such as -Xmx8g

rem Paths may have exclamation marks and parentheses: no delayed expansion, and no blocks in parentheses.
setlocal EnableExtensions DisableDelayedExpansion
set "newest_tested=25"

set "jar=%~dp0..\lib\unibiomed-cli.jar"
if exist "%jar%" goto find_java
set "jar=%~dp0..\target\unibiomed-cli.jar"
if exist "%jar%" goto find_java
set "message=UniBiomed is not built yet. In the folder %~dp0.., run: mvn -q -DskipTests package"
call :say
exit /b 1

:find_java
set "java="
set "version="
set "old="
if not defined JAVA_HOME goto on_path
rem Some people write quotation marks around the folder.
set "candidate=%JAVA_HOME:"=%\bin\java.exe"
call :try
if defined java goto run
if not defined old set "old=JAVA_HOME has no Java that runs: %candidate%."

:on_path
set "candidate="
for %%j in (java.exe) do set "candidate=%%~$PATH:j"
if defined candidate call :try
if defined java goto run
if not defined old set "old=No Java was found."
set "message=UniBiomed needs Java 17 or newer. %old%"
call :say
set "message=Get Java at https://adoptium.net, then set JAVA_HOME to its folder."
call :say
exit /b 1

:run
set "message=%old% Using Java %version% (%java%)."
if defined old call :say
set "options="
rem From version 24 on, Java warns about what a library (protobuf) does. Later versions may not know this option any more.
if %version% GEQ 24 if %version% LEQ %newest_tested% set "options=--sun-misc-unsafe-memory-access=allow"
"%java%" %options% %UNIBIOMED_OPTS% "-Dunibiomed.command=%~0" -jar "%jar%" %*
exit /b %ERRORLEVEL%

rem Takes the candidate if it is new enough.
:try
if not exist "%candidate%" exit /b
set "number="
for /f "tokens=2 delims==" %%v in ('^""%candidate%" -XshowSettings:properties -version 2^>^&1 ^| "%SystemRoot%\System32\find.exe" "java.specification.version ="^"') do set "number=%%v"
if not defined number exit /b
rem " 17"; " 1.8" is version 8.
set "number=%number: =%"
set "number=%number:1.=%"
if %number% LSS 17 set "old=Java %number% (%candidate%) is too old."
if %number% LSS 17 exit /b
set "java=%candidate%"
set "version=%number%"
exit /b

rem Delayed expansion, so that no character of a path has a meaning.
:say
setlocal EnableDelayedExpansion
echo !message!>&2
exit /b
