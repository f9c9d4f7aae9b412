@echo off
rem SPDX-FileCopyrightText: Operando contributors
rem SPDX-License-Identifier: EPL-2.0
rem Starts Operando: without arguments the window, with a command that command (operando --help).
setlocal EnableDelayedExpansion
set "installation=%~dp0"
if "%installation:~-1%"=="\" set "installation=%installation:~0,-1%"
set "site=%installation%\site.conf"
if defined OPERANDO_SITE set "site=%OPERANDO_SITE%"
if exist "%site%" (
  for /f "usebackq eol=# tokens=1,* delims==" %%K in ("%site%") do (
    if "%%K"=="memory" if not defined OPERANDO_MEMORY set "OPERANDO_MEMORY=%%L"
    if "%%K"=="cache" if not defined OPERANDO_CACHE set "OPERANDO_CACHE=%%L"
    if "%%K"=="plugins" if not defined OPERANDO_SITE_PLUGINS set "OPERANDO_SITE_PLUGINS=%%L"
  )
) else set "site="
if not defined OPERANDO_CACHE set "OPERANDO_CACHE=%LOCALAPPDATA%\Operando\cache"
if not defined OPERANDO_STATE set "OPERANDO_STATE=%LOCALAPPDATA%\Operando\state"

rem The Java runtime: of the installation, of JAVA_HOME, of the usual folders; at least version 25.
set "java_home="
call :look "%installation%\jre"
if defined JAVA_HOME call :look "%JAVA_HOME%"
for %%R in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu") do (
  if exist "%%~R" for /d %%D in ("%%~R\*") do call :look "%%~D"
)
if not defined java_home (
  echo operando: no JDK 25 or newer found ^(looked at JAVA_HOME and the usual folders^); install one, e.g. Temurin 25, and set JAVA_HOME to it 1>&2
  exit /b 2
)
for %%J in ("%installation%\plugins\org.operando.start_*.jar") do set "start=%%~J"
for %%J in ("%installation%\plugins\org.eclipse.osgi_*.jar") do set "osgi=%%~J"
for %%J in ("%installation%\plugins\org.eclipse.equinox.launcher_*.jar") do set "launcher=%%~J"
if not defined start (
  echo operando: the installation in %installation% is not whole; install it again 1>&2
  exit /b 2
)
if not exist "%OPERANDO_CACHE%" mkdir "%OPERANDO_CACHE%"
if not exist "%OPERANDO_STATE%" mkdir "%OPERANDO_STATE%"
set flags=-XX:+UseParallelGC -XX:MaxRAMPercentage=60
if defined OPERANDO_MEMORY set flags=-XX:+UseParallelGC -Xmx%OPERANDO_MEMORY%
set flags=%flags% -Djava.awt.headless=true --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED
set flags=%flags% "-Doperando.home=%installation%" "-Doperando.cache=%OPERANDO_CACHE%" "-Doperando.site=%site%"

set "window="
if "%~1"=="" set window=1
if not "%~1"=="" if exist "%~f1" set window=1
for %%C in (demo run new list inspect apply convert diff export doctor completion part docs plugins help) do if "%~1"=="%%C" set "window="
if defined window (
  start "Operando" "%java_home%\bin\javaw.exe" %flags% "-Doperando.state=%OPERANDO_STATE%" -cp "%start%;%launcher%" org.operando.start.Window "%installation%\plugins" "%OPERANDO_PLUGINS%" -nosplash -configuration "%OPERANDO_CACHE%\window" -data "%OPERANDO_STATE%\workspace" -open %*
  exit /b 0
)
"%java_home%\bin\java.exe" %flags% -cp "%start%;%osgi%" org.operando.start.Start "%installation%\plugins" "%OPERANDO_CACHE%" "%OPERANDO_PLUGINS%" %*
exit /b %ERRORLEVEL%

rem Takes a folder as Java runtime when it is one of version 25 or newer and none was taken before.
:look
if defined java_home exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==" %%V in ('findstr /b JAVA_VERSION^= "%~1\release"') do (
  for /f "tokens=1 delims=." %%M in ("%%~V") do if %%M GEQ 25 set "java_home=%~1"
)
exit /b 0
