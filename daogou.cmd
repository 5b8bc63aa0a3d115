@echo off
rem Starts Daogou: finds a Java, builds what is not built yet, and runs the command line.
rem   daogou demo, serve, import, train, recommend, releases   what the server's --help tells
rem   daogou test                                              all tests
rem   daogou optional PART                                     fetches onnx (54 MB), parquet (80 MB) or model (7 MB)
rem   daogou bench ...                                         measurements
setlocal EnableExtensions EnableDelayedExpansion
set "ROOT=%~dp0"
set "NEEDED=25"
set "JDK="

if defined DAOGOU_JAVA_HOME (
    call :try "%DAOGOU_JAVA_HOME%"
    if not defined JDK (
        echo daogou: DAOGOU_JAVA_HOME is no JDK %NEEDED% or newer; point it to one 1>&2
        exit /b 1
    )
)
if not defined JDK if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined JDK for /f "delims=" %%J in ('where javac 2^>nul') do if not defined JDK call :try "%%~dpJ.."
if not defined JDK for /d %%J in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%USERPROFILE%\.jdks\*" "%USERPROFILE%\.sdkman\candidates\java\*") do if not defined JDK call :try "%%~fJ"
if not defined JDK (
    echo daogou: no JDK %NEEDED% or newer found; install one, for example Temurin from https://adoptium.net, or set JAVA_HOME 1>&2
    exit /b 1
)

set "FLAGS=--add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+ExitOnOutOfMemoryError -XX:+UseCompactObjectHeaders"
set "JAVA_HOME=%JDK%"
rem A shop shares its machine; somebody who calls the lab wants all of it.
if /i "%~1"=="lab" set "FLAGS=%FLAGS% -XX:MaxRAMPercentage=80"

if /i "%~1"=="test" (
    cd /d "%ROOT%"
    call mvnw.cmd -B verify
    exit /b !ERRORLEVEL!
)
if /i "%~1"=="optional" (
    if /i not "%~2"=="onnx" if /i not "%~2"=="parquet" if /i not "%~2"=="model" (
        echo daogou optional: name the part: onnx, 54 MB, parquet, 80 MB, or model, 7 MB 1>&2
        exit /b 2
    )
    call "%ROOT%mvnw.cmd" -B -q -N -f "%ROOT%pom.xml" dependency:copy@%~2
    exit /b !ERRORLEVEL!
)
if /i "%~1"=="bench" (
    set "MODULE=bench"
    set "MAIN=io.daogou.bench.Bench"
) else (
    set "MODULE=server"
    set "MAIN=io.daogou.server.Main"
)
call :build || exit /b 1
set "ARGUMENTS=%*"
if /i "%~1"=="bench" set "ARGUMENTS=!ARGUMENTS:~5!"
"%JDK%\bin\java" %FLAGS% %DAOGOU_JAVA_OPTIONS% -cp "%ROOT%%MODULE%\target\*;%ROOT%%MODULE%\target\lib\*;%ROOT%optional\*" %MAIN% %ARGUMENTS%
exit /b %ERRORLEVEL%

rem Takes a folder as the JDK if it is one of the needed version or newer.
:try
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
    for /f "tokens=1 delims=.-+" %%M in ("%%~V") do if %%M GEQ %NEEDED% set "JDK=%~f1"
)
exit /b 0

rem Builds if something that goes into the build is newer than the build.
:build
set "BUILT=%ROOT%target\%MODULE%.built"
if exist "%BUILT%" (
    powershell -NoProfile -Command "$b=(Get-Item '%BUILT%').LastWriteTime; $n=Get-ChildItem '%ROOT%*\pom.xml','%ROOT%pom.xml','%ROOT%*\src\main','%ROOT%contract' -Recurse -File | Where-Object LastWriteTime -gt $b | Select-Object -First 1; if ($n) { exit 1 }"
    if not errorlevel 1 exit /b 0
)
if not exist "%ROOT%target" mkdir "%ROOT%target"
echo daogou: building, which takes a minute or two the first time ^(log: %ROOT%target\build.log^) 1>&2
call "%ROOT%mvnw.cmd" -B -q -f "%ROOT%pom.xml" -pl %MODULE% -am -Dmaven.test.skip=true -Dspotless.check.skip package > "%ROOT%target\build.log" 2>&1
if errorlevel 1 (
    type "%ROOT%target\build.log" 1>&2
    echo daogou: the build failed 1>&2
    exit /b 1
)
type nul > "%BUILT%"
exit /b 0
