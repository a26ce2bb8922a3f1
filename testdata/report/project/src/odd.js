const app = express(); // 日本語の説明 [31mred[0m and ‮a hidden‬ override
app.listen(3000);
