<?php
header('Content-Type: text/plain; charset=utf-8');
$user = $_SERVER['HTTP_X_USER_DATA'] ?? '';
echo $user === '' ? "Hello, stranger\n" : "Hello, $user\n";
